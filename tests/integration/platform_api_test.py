"""Real messages against the schema of core/docs/platform_api.yaml: what the hub sends and what the platform answers."""
import hashlib
import http.client
import json
import sqlite3
import ssl
import unittest

import jsonschema
import yaml

from hub import DATE, SOURCE, Hub
from people import PERSON, UNEMPLOYED, protected, unemployed

SUBMISSIONS = "/low-income/v1/submissions"
PAPER = yaml.safe_load((SOURCE / "core/docs/platform_api.yaml").read_text())


def resolved(part):
    """The paper with every reference replaced by what it names."""
    if isinstance(part, list):
        return [resolved(each) for each in part]
    if not isinstance(part, dict):
        return part
    if "$ref" not in part:
        return {key: resolved(value) for key, value in part.items()}
    named = PAPER
    for step in part["$ref"].removeprefix("#/").split("/"):
        named = named[step]
    return resolved(named)


SCHEMAS = resolved(PAPER["components"]["schemas"])


def objects_in(schema, path):
    """Every object of a schema, with where it stands."""
    if isinstance(schema, list):
        for i, each in enumerate(schema):
            yield from objects_in(each, f"{path}/{i}")
    elif isinstance(schema, dict):
        if "properties" in schema and schema.get("type") == "object":
            yield path, schema
        for key, value in schema.items():
            yield from objects_in(value, f"{path}/{key}")


def faults_of(name, message):
    validator = jsonschema.Draft202012Validator(SCHEMAS[name])
    return [f"{error.json_path}: {error.message[:200]}" for error in validator.iter_errors(message)]


def one_of_each(parts, shape, seen):
    """The first part, and those of a shape that was not seen before: to hold every person against the schema takes long."""
    def is_new(part):
        before = len(seen)
        seen.add(shape(part))
        return len(seen) > before

    return parts[:1] + [part for part in parts[1:] if is_new(part)]


def shape_of_item(item):
    candidate = item["candidate"]
    entries = {name for entry in candidate.get("settlements", []) for name in entry}
    return item["kind"], candidate["standing"], *candidate.get("groups", []), "", *candidate, "", *sorted(entries)


CONTENT = {"upsert": "candidate", "standing": "standing"}


def sender_of(hub):
    return next(line.split('"')[1] for line in (hub.folder / "hub.toml").read_text().splitlines()
                if line.startswith("sender"))


class Sent:
    """The submissions as the hub sent them: put together from the ledger and proved by the digest of each body."""

    def __init__(self, hub, dates=(DATE,)):
        ledger = sqlite3.connect(f"file:{hub.sandbox.folder / 'ledger.db'}?mode=ro", uri=True)
        sender = sender_of(hub)
        self.bodies, self.answers, self.proved = [], [], True
        for name, digest, answer in ledger.execute("SELECT id, body_sha256, answer FROM submissions ORDER BY rowid"):
            items = ledger.execute("SELECT reference_id, version, action, kind, content FROM effects "
                                   "WHERE submission_id = ? ORDER BY rowid", (name,)).fetchall()
            text = ",".join(f'{{"reference_id":"{reference}","version":{version},"action":"{action}","kind":"{kind}",'
                            f'"{CONTENT[action]}":{content}}}' for reference, version, action, kind, content in items)
            bodies = [f'{{"submission_id":"{name}","exchange_date":"{date}","sender":"{sender}",'
                      f'"total_count":{len(items)},"items":[{text}]}}' for date in dates]
            body = next((body for body in bodies if hashlib.sha256(body.encode()).hexdigest() == digest), bodies[0])
            self.proved &= hashlib.sha256(body.encode()).hexdigest() == digest
            self.bodies.append(json.loads(body))
            self.answers.append(json.loads(answer))
        ledger.close()


class PlatformApi(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.hub = Hub(faults=("refuse:every=997",))
        cls.addClassCleanup(cls.hub.close)
        held = cls.hub.run(DATE, (1,))
        cls.hub.release(next(a["object"] for a in held["attention"] if a["kind"] == "held_plan"))
        cls.hub.run(DATE, (1,))
        cls.sent = Sent(cls.hub)

    def request(self, method, path, body=None):
        """Status, content type and body of an answer, told in the words of the paper."""
        sandbox = self.hub.sandbox
        context = ssl.create_default_context(cafile=sandbox.folder / "ca.pem")
        context.load_cert_chain(sandbox.folder / "client.pem", sandbox.folder / "client.key")
        connection = http.client.HTTPSConnection("127.0.0.1", sandbox.port, context=context, timeout=60)
        self.addCleanup(connection.close)
        connection.request(method, path, body, {"Content-Type": "application/json"} if body else {})
        response = connection.getresponse()
        return response.status, response.getheader("Content-Type"), json.loads(response.read())

    def assert_told(self, method, path, answer):
        """The paper knows this answer: its status, its type and every field of it."""
        status, content_type, message = answer
        told = resolved(PAPER["paths"][path][method]["responses"])
        self.assertIn(str(status), told)
        self.assertIn(content_type, told[str(status)]["content"])
        validator = jsonschema.Draft202012Validator(told[str(status)]["content"][content_type]["schema"])
        self.assertEqual([], [error.message for error in validator.iter_errors(message)])

    def test_the_schemas_are_schemas_and_leave_no_field_unsaid(self):
        for name, schema in SCHEMAS.items():
            jsonschema.Draft202012Validator.check_schema(schema)
            for path, each in objects_in(schema, name):
                self.assertIs(False, each.get("additionalProperties"), path)

    def test_what_is_looked_at_is_what_was_sent_byte_for_byte(self):
        self.assertTrue(self.sent.bodies)
        self.assertTrue(self.sent.proved)

    def test_every_submission_is_as_told(self):
        seen, kinds = set(), set()
        for body in self.sent.bodies:
            kinds |= {item["kind"] for item in body["items"]}
            self.assertEqual(body["total_count"], len(body["items"]))
            few = {**body, "items": one_of_each(body["items"], shape_of_item, seen)}
            self.assertEqual([], faults_of("Submission", few)[:3])
        self.assertGreater(len(seen), 40)
        self.assertEqual({"to_visit", "low_income"}, kinds)

    def test_every_answer_is_as_told(self):
        results = [result for answer in self.sent.answers for result in answer["results"]]
        self.assertEqual({"accepted", "refused"}, {result["status"] for result in results})
        seen = set()
        for answer in self.sent.answers:
            few = {**answer, "results": one_of_each(answer["results"], lambda result: (*result, result["code"]), seen)}
            self.assertEqual([], faults_of("Answer", few)[:3])

    def test_the_candidate_is_the_one_that_the_program_prints(self):
        printed = json.loads(self.hub.command("candidates", "--schema").stdout)
        told = {key: value for key, value in SCHEMAS["Candidate"].items() if key != "description"}
        settlements = told["properties"]["settlements"]["items"]
        told["properties"]["settlements"]["items"] = {"type": "object"}  # the paper says more of an entry
        self.assertEqual(printed["properties"], told["properties"])
        self.assertIs(False, printed["additionalProperties"])
        self.assertLessEqual(set(told["required"]), set(printed["required"]))
        for name, field in settlements["properties"].items():
            self.assertEqual(printed["properties"][name], field)

    def test_a_field_that_the_paper_does_not_name_is_noticed(self):
        body = self.sent.bodies[0]
        item = body["items"][0]
        for message in ({**body, "more": 1}, {**body, "items": [{**item, "more": 1}]},
                        {**body, "items": [{**item, "candidate": {**item["candidate"], "more": 1}}]}):
            self.assertTrue(faults_of("Submission", message))
        for field in body:
            self.assertTrue(faults_of("Submission", {k: v for k, v in body.items() if k != field}), field)
        # Every field that was sent is needed in the paper.
        for field in {name for each in body["items"] for name in each["candidate"]}:
            schema = json.loads(json.dumps(SCHEMAS["Candidate"]))
            del schema["properties"][field]
            validator = jsonschema.Draft202012Validator(schema)
            self.assertTrue(any(not validator.is_valid(each["candidate"]) for each in body["items"]), field)

    def test_asking_again_gives_the_same_answer(self):
        body, answer = self.sent.bodies[0], self.sent.answers[0]
        asked = self.request("GET", f"{SUBMISSIONS}/{body['submission_id']}")
        self.assertEqual((200, answer), (asked[0], asked[2]))
        self.assert_told("get", SUBMISSIONS + "/{submission_id}", asked)

    def test_answers_that_are_no_results(self):
        item = {"reference_id": "00" * 16, "version": 1, "action": "upsert", "kind": "to_visit", "candidate": {}}

        def post(name, **changes):
            body = {"submission_id": name, "exchange_date": DATE, "sender": "test", "total_count": 1, "items": [item]}
            return self.request("POST", SUBMISSIONS, json.dumps({**body, **changes}))

        def expect(status, answer, method="post", path=SUBMISSIONS):
            self.assertEqual(status, answer[0])
            self.assert_told(method, path, answer)

        one = SUBMISSIONS + "/{submission_id}"
        self.addCleanup(self.hub.sandbox.set_faults)
        expect(200, post("first"))
        expect(409, post("first", sender="other"))
        expect(400, post("second", total_count=2))
        expect(404, self.request("GET", SUBMISSIONS + "/unknown"), "get", one)
        expect(405, self.request("PUT", SUBMISSIONS, "{}"))
        self.hub.sandbox.set_faults("late:after=60000:times=1")
        expect(202, post("third"))
        expect(202, self.request("GET", SUBMISSIONS + "/third"), "get", one)
        for status in (429, 500, 503):
            self.hub.sandbox.set_faults(f"status:{status}:times=1:retry-after=1")
            expect(status, post("fourth"))

    def test_a_request_too_large(self):
        sandbox = self.hub.sandbox
        sandbox.stop()
        limit, sandbox.limit = sandbox.limit, 1000
        sandbox.start()
        try:
            answer = self.request("POST", SUBMISSIONS, "{" + " " * 2000 + "}")
        finally:
            sandbox.stop()
            sandbox.limit = limit
            sandbox.start()
        self.assertEqual(413, answer[0])
        self.assert_told("post", SUBMISSIONS, answer)


class SecondNight(unittest.TestCase):
    """What the sample's first night does not bring: people of a special list alone, and changes of people told before."""

    def setUp(self):
        self.hub = Hub(sample=False)
        self.addCleanup(self.hub.close)
        self.hub.config("first_send_waits = true", "first_send_waits = false")
        self.deliver("20210610", range(0, 8), [50])
        self.hub.deliver("assistance_lists", "低收入_20210610.csv", [PERSON, protected(20), protected(21)])
        self.hub.run()

    def deliver(self, day, looking_for_work, on_roster):
        rows = [unemployed(i) for i in looking_for_work]
        self.hub.deliver("human_resources", f"失业_{day}.csv", [UNEMPLOYED] + rows)
        for name in ("低保", "特困"):
            self.hub.deliver("assistance_rosters", f"{name}_{day}.csv", [PERSON] + [protected(i) for i in on_roster])

    def test_every_person_is_as_told(self):
        self.deliver("20210614", range(0, 7), [50, 0])  # one left, one is protected by now
        self.hub.run("2021-06-16", (0, 1))
        items = self.hub.sandbox.items()
        self.assertEqual({"present", "source_changed", "covered"}, {item["candidate"]["standing"] for item in items})
        self.assertIn(None, [item["candidate"].get("groups") for item in items])
        self.assertEqual({"accepted"}, {item["status"] for item in items})
        sent = Sent(self.hub, (DATE, "2021-06-16"))
        self.assertTrue(sent.proved)
        for body in sent.bodies:
            self.assertEqual([], faults_of("Submission", body))
        changes = [item for body in sent.bodies for item in body["items"] if item["action"] == "standing"]
        self.assertEqual([{"code": "covered", "rosters": ["DIBAO", "TEKUN"]}, {"code": "source_changed", "rosters": []}],
                         sorted((item["standing"] for item in changes), key=lambda standing: standing["code"]))


if __name__ == "__main__":
    unittest.main()
