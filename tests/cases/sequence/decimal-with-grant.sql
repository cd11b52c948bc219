-- A decimal sequence with a grant changes its type.
--- current
CREATE ROLE r;
GO
CREATE SEQUENCE dbo.S AS int START WITH 1;
GO
GRANT UPDATE ON dbo.S TO r;
--- desired
CREATE ROLE r;
GO
CREATE SEQUENCE dbo.S AS decimal(18, 0) START WITH 1;
GO
GRANT UPDATE ON dbo.S TO r;
--- hazards
DATA008 [dbo].[S]
