"""Certificates for tests: an authority that issues whatever a test asks for, right or wrong."""
import datetime
import hashlib
import ipaddress

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

CLIENT, SERVER = ExtendedKeyUsageOID.CLIENT_AUTH, ExtendedKeyUsageOID.SERVER_AUTH
PEM = serialization.Encoding.PEM


class Authority:
    def __init__(self, folder, name="test authority"):
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.name = name
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.certificate = self._sign(name, self.key, name, self.key, None, (-1, 365), True)
        self.pem = self._write("ca", self.certificate, self.key)[0]

    def issue(self, file, common_name, usage=CLIENT, days=(-1, 365), key=None, self_signed=False):
        """(certificate, key) as files."""
        key = key or ec.generate_private_key(ec.SECP256R1())
        issuer, issuer_key = (common_name, key) if self_signed else (self.name, self.key)
        return self._write(file, self._sign(common_name, key, issuer, issuer_key, usage, days, False), key)

    @staticmethod
    def weak_key():
        return rsa.generate_private_key(65537, 1024)

    @staticmethod
    def _sign(subject, key, issuer, issuer_key, usage, days, is_authority):
        now = datetime.datetime.utcnow()
        named = [x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]) for name in (subject, issuer)]
        builder = (x509.CertificateBuilder().subject_name(named[0]).issuer_name(named[1]).public_key(key.public_key())
                   .serial_number(x509.random_serial_number())
                   .not_valid_before(now + datetime.timedelta(days=days[0]))
                   .not_valid_after(now + datetime.timedelta(days=days[1]))
                   .add_extension(x509.BasicConstraints(is_authority, None), True))
        if usage:
            builder = builder.add_extension(x509.ExtendedKeyUsage([usage]), False)
        if usage == SERVER:
            names = [x509.DNSName("localhost"), x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]
            builder = builder.add_extension(x509.SubjectAlternativeName(names), False)
        return builder.sign(issuer_key, hashes.SHA256())

    def _write(self, file, certificate, key):
        pem, secret = self.folder / f"{file}.pem", self.folder / f"{file}.key"
        pem.write_bytes(certificate.public_bytes(PEM))
        secret.write_bytes(key.private_bytes(PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()))
        secret.chmod(0o600)
        return pem, secret


def fingerprint(pem):
    certificate = x509.load_pem_x509_certificate(pem.read_bytes())
    return "sha256:" + hashlib.sha256(certificate.public_bytes(serialization.Encoding.DER)).hexdigest()
