-- A certificate is carried and reported.
--- current
--- desired
CREATE SYMMETRIC KEY sk WITH ALGORITHM = AES_256 ENCRYPTION BY PASSWORD = N'Str0ng!Passw0rd';
--- hazards
SEC005 [sk]
--- findings
PLAN006 [sk]
