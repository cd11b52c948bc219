-- SEC005: a password in a script.
--- current
CREATE TABLE dbo.T (A int NULL);
--- desired
CREATE TABLE dbo.T (A int NULL);
--- predeploy
IF 1 = 0
  CREATE LOGIN l WITH PASSWORD = 'hunter2';
--- hazards
SEC005 Pre-deployment script
