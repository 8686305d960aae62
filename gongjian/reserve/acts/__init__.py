"""What is done to the reserve: proposing and moving on, tagging, setting its rules, judging twins, taking a step back."""
