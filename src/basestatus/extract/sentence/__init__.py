"""What a sentence is made of: tokens, marks, clauses, the roles that prepositions give."""
