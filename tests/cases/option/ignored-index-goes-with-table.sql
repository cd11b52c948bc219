-- An ignored index goes with its table, which the way back makes again with it.
--- options
{ "ignore": { "schemas": [], "names": [], "kinds": ["index"] } }
--- current
CREATE TABLE dbo.T (A int NOT NULL, INDEX IX_T_A (A));
GO
CREATE TABLE dbo.U (A int NOT NULL, INDEX IX_U_A (A));
--- desired
CREATE TABLE dbo.U (A int NOT NULL);
--- hazards
DATA001 [dbo].[T]
HA001 [dbo].[T]
--- steps
drop table [dbo].[T]
