"""What is asked, as words; and the forms that a word takes when it is mistyped. Pure."""

from guyub.core.words import tokens

MOST_TYPED = 200  # letters that are read of a question
MOST_WORDS = 8
LONGEST = 40  # letters of a word that are kept
SHORTEST_SLIP, LONGEST_SLIP = 4, 24  # words that may be mistyped
TWO_SLIPS = 7  # from so many letters on, two
COMMON = frozenset(tokens("""
ada adalah agar akan anda apa atau bagi bagaimana bisa bukan dalam dan dari dengan di dia hanya ia ingin ini itu jika juga
kami karena ke kita lain lebih maka mana masih mau mereka oleh pada para pun saat saja sangat saya sebagai sedang semua
seperti serta sudah tak telah tentang tidak untuk yaitu yang
a about am an and any are as at be by can do for from get has have how i if in is it me my near of on or our that the their
there this to want was we what where which who will with you your
"""))


def asked(text):
    """(words to look for, whether words were left out because everybody uses them) of what was typed."""
    found = [word[:LONGEST] for word in dict.fromkeys(tokens((text or "")[:MOST_TYPED]))]
    kept = [word for word in found if word not in COMMON and (len(word) > 1 or not word.isascii())]
    return kept[:MOST_WORDS], len(kept) < len(found)


def kept(*texts):
    """Each word of some texts once, in order, as it is stored."""
    found = {}
    for text in texts:
        for word in tokens(text):
            found[word[:LONGEST]] = None
    return list(found)


def forms(word):
    """The word, and the word without each of its letters; only the word if it is too short or long to be mistyped."""
    if not SHORTEST_SLIP <= len(word) <= LONGEST_SLIP:
        return {word}
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}


def slips(word):
    """How many letters may be wrong in a word."""
    if len(word) < SHORTEST_SLIP:
        return 0
    return 2 if len(word) >= TWO_SLIPS else 1
