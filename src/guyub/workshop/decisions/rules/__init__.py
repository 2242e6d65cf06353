"""Pure rules of deciding: quorums, majorities, tallies, the words in which a rule is told. No ORM."""
