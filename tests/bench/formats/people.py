"""Synthetic people for the formats' benchmark: the same columns in every format."""
import random

TITLES = ["序号", "姓名", "身份证号", "性别", "出生日期", "民族", "户籍地址", "行政区划代码", "联系电话", "残疾类别", "残疾等级",
          "金额", "次数", "是否有效", "备注"]
SURNAMES, GIVEN = "王李张刘陈杨黄赵吴周", "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平"


def people(count, seed=1):
    """Rows of numbers, texts, a date as days since 1900, a truth."""
    draw = random.Random(seed)
    for i in range(count):
        name = draw.choice(SURNAMES) + "".join(draw.choices(GIVEN, k=draw.randint(1, 2)))
        born = draw.randint(1930, 2015) * 10000 + draw.randint(1, 12) * 100 + draw.randint(1, 28)
        number = f"350521{born}{draw.randint(0, 999):03}{draw.choice('0123456789X')}"
        yield [i + 1, name, number, draw.choice(["男", "女"]), draw.randint(11000, 42000), "汉族",
               f"福建省泉州市安溪县第{draw.randint(1, 2000)}村{draw.randint(1, 99)}号", 350524,
               f"1390000{draw.randint(0, 9999):04}",
               draw.choice(["肢体", "视力", "听力", "精神"]), draw.choice(["一级", "二级", "三级"]),
               round(draw.uniform(0, 60000), 2), draw.randint(0, 40),
               draw.random() < 0.9, "" if draw.random() < 0.8 else "已核对"]
