"""What makes no claim: visits, sorties, other senses, things known before."""
