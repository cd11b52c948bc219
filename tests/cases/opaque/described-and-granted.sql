-- What hangs on a carried object is carried with it: the package refers to nothing that it does not hold.
--- current
CREATE ROLE r;
GO
CREATE CERTIFICATE c WITH SUBJECT = 'x';
GO
CREATE SYMMETRIC KEY k WITH ALGORITHM = AES_256 ENCRYPTION BY CERTIFICATE c;
GO
CREATE ROUTE [to elsewhere] WITH ADDRESS = 'LOCAL';
--- desired
CREATE ROLE r;
GO
CREATE CERTIFICATE c WITH SUBJECT = 'x';
GO
CREATE SYMMETRIC KEY k WITH ALGORITHM = AES_256 ENCRYPTION BY CERTIFICATE c;
GO
CREATE ROUTE [to elsewhere] WITH ADDRESS = 'LOCAL';
GO
GRANT CONTROL ON CERTIFICATE::c TO r;
GO
DENY VIEW DEFINITION ON SYMMETRIC KEY::k TO r;
GO
GRANT ALTER ON ROUTE::[to elsewhere] TO r WITH GRANT OPTION;
GO
EXECUTE sp_addextendedproperty N'p', N'route', N'ROUTE', N'to elsewhere';
--- hazards
SEC001 Permission
--- findings
PLAN006 [c]
PLAN006 [k]
PLAN006 [to elsewhere]
