-- A login and its user.
--- current
--- desired
CREATE LOGIN app WITH PASSWORD = N'Str0ng!Passw0rd';
GO
CREATE USER app FOR LOGIN app WITH DEFAULT_SCHEMA = dbo;
--- hazards
SEC001 [app]
SEC005 [app]
--- findings
