"""What protects officers: their voice, files for harm, disputes, and the leave of the unit above."""
