import pytest

from guyub.foundation.people import rules


@pytest.mark.parametrize(("typed", "kept"), [
    ("Al", "Al"), ("  Sri   Wahyuni ", "Sri Wahyuni"), ("Bu Tini \N{SMILING FACE WITH SMILING EYES}",
                                                       "Bu Tini \N{SMILING FACE WITH SMILING EYES}"),
    ("O'Brien-Siregar, S.Kep.", "O'Brien-Siregar, S.Kep."), ("محمد", "محمد"), ("x" * 120, "x" * 120),
])
def test_a_name_is_kept_as_people_write_it(typed, kept):
    assert rules.clean_name(typed) == kept


@pytest.mark.parametrize("typed", [
    "", " ", "A", "x" * 121, "x" * 300, "12345", "\N{SMILING FACE WITH SMILING EYES}" * 3, "Ani\u202eirA", "Ani\x00Ani",
    "Ani\u2066Ani",
])
def test_what_is_no_name_is_refused_with_a_sentence(typed):
    with pytest.raises(ValueError) as refused:
        rules.clean_name(typed)
    assert str(refused.value.args[0]).endswith(".")


@pytest.mark.parametrize("typed", [
    "0812 3456 7890", "0812-3456-7890", "6281234567890", "+62 812-3456-7890", "81234567890", "(0812) 34567890",
])
def test_one_number_is_one_number_however_it_is_typed(typed):
    assert rules.clean_phone(typed) == "+6281234567890"


@pytest.mark.parametrize("typed", [
    "021 5551234", "0274-512345", "0812", "08123abc4567", "081234567890123456", "++", "",
])
def test_what_cannot_receive_a_code_is_refused(typed):
    with pytest.raises(ValueError):
        rules.clean_phone(typed)


def test_a_handed_out_code_is_told_from_a_sent_one():
    assert rules.typed_code(" 123 456 ") == ("123456", False)
    assert rules.typed_code("acde-fghj") == ("ACDEFGHJ", True)
    assert rules.typed_code("ACDEFGHO")[1] is False
