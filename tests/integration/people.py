"""Synthetic people with valid identity numbers."""

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def number(index, prefix="350502"):
    """The identity number of the index-th synthetic person."""
    day, sequence = divmod(index, 900)
    birth = 19500101 + (day // 336) * 10000 + (day % 336 // 28) * 100 + day % 28
    digits = f"{prefix}{birth}{sequence + 100:03d}"
    return digits + "10X98765432"[sum(int(d) * w for d, w in zip(digits, WEIGHTS)) % 11]


UNEMPLOYED = ["序号", "姓名", "身份证号（社会保障号码）", "失业登记日期", "登记机构", "注销日期", "有效标志"]
PERSON = ["地区", "姓名", "性别", "身份证号"]


def unemployed(index, name="张测试", registry="鲤城区人力资源和社会保障局", valid="1"):
    return [str(index + 1), name, number(index), "2021-03-01", registry, "", valid]


def protected(index, name="张测试"):
    return ["鲤城区", name, "男", number(index)]
