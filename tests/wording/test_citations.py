"""Citations as lawyers of each language write them (legal.md), part by part."""

from __future__ import annotations

import pytest

from pia_app.model import Library, Reference
from pia_app.wording import Words
from tests.support import shipped

CITATIONS = [
    (("pipl", "", "55", "", "3"), "PIPL Art. 55(3)", "《个人信息保护法》第五十五条第三项"),
    (("pipl", "", "24", "3", ""), "PIPL Art. 24(3)", "《个人信息保护法》第二十四条第三款"),
    (("pipl", "", "13", "1", "2"), "PIPL Art. 13(1)(2)", "《个人信息保护法》第十三条第一款第二项"),
    (("pipl", "", "29", "", ""), "PIPL Art. 29", "《个人信息保护法》第二十九条"),
    (("pipl", "", "10", "", ""), "PIPL Art. 10", "《个人信息保护法》第十条"),
    (("pipl", "", "6", "2", ""), "PIPL Art. 6(2)", "《个人信息保护法》第六条第二款"),
    (("pipl", "ndsr", "22", "", ""), "Network Data Security Regulations Art. 22", "《网络数据安全管理条例》第二十二条"),
    (
        ("pipl", "cross_border", "8", "", ""),
        "Cross-border Data Flow Provisions Art. 8",
        "《促进和规范数据跨境流动规定》第八条",
    ),
    (("pipl", "gbt_45574", "6.7", "", ""), "GB/T 45574-2025 cl. 6.7", "GB/T 45574—2025的6.7"),
    (("civil_code", "", "1035", "1", ""), "PRC Civil Code Art. 1035(1)", "《民法典》第一千零三十五条第一款"),
    (("civil_code", "", "1034", "", ""), "PRC Civil Code Art. 1034", "《民法典》第一千零三十四条"),
    (("civil_code", "", "1033", "", "1"), "PRC Civil Code Art. 1033(1)", "《民法典》第一千零三十三条第一项"),
    (("civil_code", "", "1000", "", ""), "PRC Civil Code Art. 1000", "《民法典》第一千条"),
    (("civil_code", "", "111", "", ""), "PRC Civil Code Art. 111", "《民法典》第一百一十一条"),
    (("gdpr", "", "35", "7", "b"), "GDPR Art. 35(7)(b)", "《通用数据保护条例》第35条第7款(b)项"),
    (("gdpr", "", "6", "1", "f"), "GDPR Art. 6(1)(f)", "《通用数据保护条例》第6条第1款(f)项"),
    (("gdpr", "", "4", "", "11"), "GDPR Art. 4(11)", "《通用数据保护条例》第4条(11)项"),
    (("gdpr", "", "10", "", ""), "GDPR Art. 10", "《通用数据保护条例》第10条"),
    (("gdpr", "wp248", "III", "", "4"), "WP248 rev.01 s. III, criterion 4", "WP248 rev.01第III节标准4"),
    (("ccpa", "", "1798.100", "c", ""), "Cal. Civ. Code § 1798.100(c)", "《加州民法典》第1798.100条(c)款"),
    (("ccpa", "", "1798.100", "a", "3"), "Cal. Civ. Code § 1798.100(a)(3)", "《加州民法典》第1798.100条(a)款(3)项"),
    (("ccpa", "", "1798.135", "", ""), "Cal. Civ. Code § 1798.135", "《加州民法典》第1798.135条"),
    (("ccpa", "cppa", "7152", "a", "5"), "11 CCR § 7152(a)(5)", "《加州法规汇编》第11编第7152条(a)款(5)项"),
    (("ccpa", "cppa", "7155", "a", ""), "11 CCR § 7155(a)", "《加州法规汇编》第11编第7155条(a)款"),
]


@pytest.fixture(scope="module")
def library() -> Library:
    return shipped()


@pytest.mark.parametrize(("parts", "english", "chinese"), CITATIONS, ids=[c[1] for c in CITATIONS])
def test_a_citation_is_written_as_lawyers_write_it(
    library: Library, parts: tuple[str, str, str, str, str], english: str, chinese: str
) -> None:
    regime, law, article, paragraph, item = parts
    reference = Reference(regime=regime, law=law, article=article, paragraph=paragraph, item=item)
    assert Words(library, "en").citation(reference) == english
    assert Words(library, "zh-CN").citation(reference) == chinese


def cited(library: Library) -> set[Reference]:
    """Return every citation of questions, hard stops and rules of law."""
    found = {r for q in library.questions for r in q.references}
    found |= {r for q in library.questions for s in q.hard_stop for r in (s.cite, *s.exceptions)}
    return found | {rule.cite for regime in library.regimes for rule in regime.rules()}


def test_every_citation_in_the_library_is_complete_in_both_languages(library: Library) -> None:
    for language in library.languages:
        words = Words(library, language)
        for reference in cited(library):
            text = words.citation(reference)
            assert "{" not in text
            named = [] if reference.article == "all" else [reference.article, reference.item]
            assert all(part in text or language == "zh-CN" for part in named)
            assert words.article(reference), reference


def test_chinese_statutes_are_cited_in_chinese_numerals_alone(library: Library) -> None:
    words = Words(library, "zh-CN")
    for reference in cited(library):
        if reference.regime in ("pipl", "civil_code") and not reference.law.startswith("gbt_"):
            name = words.law(reference.regime, reference.law or reference.regime).name
            place = words.citation(reference).removeprefix(name)
            assert not any(sign.isdigit() and sign.isascii() for sign in place), reference


def test_a_citation_of_what_the_library_does_not_know_is_still_legible(library: Library) -> None:
    assert Words(library, "en").citation(Reference(regime="none", article="5")) == "none 5"
    assert Words(library, "en").citation(Reference(regime="pipl", law="none", article="5")) == "none 5"
    assert Words(library, "en").article(Reference(regime="none", article="5")) == ""
