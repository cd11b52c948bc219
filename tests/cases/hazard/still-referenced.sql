-- COMP004: a table goes that a procedure, which only current has and which stays, still names.
--- options
{ "drop": ["table"] }
--- current
CREATE TABLE dbo.T (A int NULL);
GO
CREATE PROCEDURE dbo.P AS SELECT A FROM dbo.T;
--- desired
--- hazards
COMP004 [dbo].[T]
DATA001 [dbo].[T]
HA001 [dbo].[T]
--- kept
procedure [dbo].[P]
