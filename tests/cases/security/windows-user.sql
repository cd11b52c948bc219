-- A Windows login and its user.
--- current
--- desired
CREATE LOGIN [DOM\app] FROM WINDOWS;
GO
CREATE USER [DOM\app] FOR LOGIN [DOM\app];
--- hazards
SEC001 [DOM\app]
