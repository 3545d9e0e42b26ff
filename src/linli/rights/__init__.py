"""What a person may demand about data held on a matter: requests, questioned looks, breaches, impact assessments."""
