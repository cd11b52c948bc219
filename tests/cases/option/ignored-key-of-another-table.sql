-- An ignored key whose name desired has on another table goes with its own table only.
--- options
{ "ignore": { "schemas": [], "names": [], "kinds": ["primaryKey"] } }
--- current
CREATE TABLE dbo.A (Id int NOT NULL CONSTRAINT PK_It PRIMARY KEY);
--- desired
CREATE TABLE dbo.B (Code int NOT NULL, Id int NOT NULL CONSTRAINT PK_It PRIMARY KEY);
--- hazards
DATA001 [dbo].[A]
HA001 [dbo].[A]
--- steps
drop table [dbo].[A]
create table [dbo].[B]
