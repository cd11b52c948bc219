-- A certificate that its element does not tell whole is carried as its text; a user and a key for it are made after it all the same.
--- current
CREATE TABLE dbo.T (A int NULL);
--- desired
CREATE TABLE dbo.T (A int NULL, B int NULL);
GO
CREATE CERTIFICATE c FROM FILE = N'C:\c.cer' WITH PRIVATE KEY (FILE = N'C:\c.pvk', DECRYPTION BY PASSWORD = N'Str0ng!Passw0rd');
GO
CREATE SYMMETRIC KEY k WITH ALGORITHM = AES_256 ENCRYPTION BY CERTIFICATE c;
GO
CREATE USER uc FOR CERTIFICATE c;
--- hazards
HA002 [dbo].[T]
SEC001 [uc]
SEC005 [c]
--- findings
PLAN006 [c]
PLAN006 [k]
