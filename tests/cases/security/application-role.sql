-- An application role has no kind: carried and reported.
--- current
--- desired
CREATE APPLICATION ROLE ar WITH PASSWORD = N'Str0ng!Passw0rd';
--- hazards
SEC005 [ar]
--- findings
