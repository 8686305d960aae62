"""Papers: what the office sends out, declared once as blocks and written twice, .docx and PDF, by GB/T 9704-2012.

`blocks` what a paper is made of · `kinds` which there are (one folder each) · `docx`, `pdf` the two writers · `flow`, `acts`, `register` the life of a paper
on file: drafted → edited → checked → signed under a number and frozen · `since` what has changed since it was drafted.
"""
