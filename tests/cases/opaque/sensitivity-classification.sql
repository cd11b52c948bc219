-- The classification of columns is added, changed and dropped; in a package it stands in the column.
--- current
CREATE TABLE dbo.T (A int NULL, B int NULL, S nvarchar(100) NULL);
GO
ADD SENSITIVITY CLASSIFICATION TO dbo.T.A, dbo.T.B WITH (LABEL = 'Public');
--- desired
CREATE TABLE dbo.T (A int NULL, B bigint NULL, S nvarchar(100) NULL, N varchar(10) NULL);
GO
ADD SENSITIVITY CLASSIFICATION TO dbo.T.B WITH (LABEL = N'Public', RANK = MEDIUM);
GO
ADD SENSITIVITY CLASSIFICATION TO dbo.T.S, dbo.T.N WITH (
  LABEL = 'Confidential', LABEL_ID = '643f7acd-776a-438d-890c-79c3f2a520d6',
  INFORMATION_TYPE = 'Name', INFORMATION_TYPE_ID = '57845286-7598-22f5-9659-15b24aeb125e', RANK = NONE);
--- hazards
HA002 [dbo].[T]
HA005 Database Options
LOCK002 [dbo].[T]
SPACE001 Database Options
SPACE002 Database Options
