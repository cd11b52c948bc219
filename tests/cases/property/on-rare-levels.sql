-- An extended property on policies, triggers of views, columns of types and the objects of Service Broker.
--- current
CREATE FUNCTION dbo.F (@a int) RETURNS TABLE WITH SCHEMABINDING AS RETURN SELECT 1 AS r WHERE @a = 1;
GO
CREATE TABLE dbo.T (A int NOT NULL);
GO
CREATE SECURITY POLICY dbo.P ADD FILTER PREDICATE dbo.F(A) ON dbo.T WITH (STATE = OFF);
GO
CREATE VIEW dbo.V AS SELECT A FROM dbo.T;
GO
CREATE TRIGGER dbo.TV ON dbo.V INSTEAD OF INSERT AS RETURN;
GO
CREATE TYPE dbo.Ids AS TABLE (Id int NOT NULL);
GO
CREATE QUEUE dbo.Q;
GO
CREATE SERVICE [V] ON QUEUE dbo.Q;
GO
CREATE MESSAGE TYPE [m] VALIDATION = NONE;
GO
CREATE CONTRACT [c] ([m] SENT BY ANY);
--- desired
CREATE FUNCTION dbo.F (@a int) RETURNS TABLE WITH SCHEMABINDING AS RETURN SELECT 1 AS r WHERE @a = 1;
GO
CREATE TABLE dbo.T (A int NOT NULL);
GO
CREATE SECURITY POLICY dbo.P ADD FILTER PREDICATE dbo.F(A) ON dbo.T WITH (STATE = OFF);
GO
CREATE VIEW dbo.V AS SELECT A FROM dbo.T;
GO
CREATE TRIGGER dbo.TV ON dbo.V INSTEAD OF INSERT AS RETURN;
GO
CREATE TYPE dbo.Ids AS TABLE (Id int NOT NULL);
GO
CREATE QUEUE dbo.Q;
GO
CREATE SERVICE [V] ON QUEUE dbo.Q;
GO
CREATE MESSAGE TYPE [m] VALIDATION = NONE;
GO
CREATE CONTRACT [c] ([m] SENT BY ANY);
GO
EXECUTE sp_addextendedproperty N'p', N'policy', N'SCHEMA', N'dbo', N'SECURITY POLICY', N'P';
GO
EXECUTE sp_addextendedproperty N'p', N'trigger of view', N'SCHEMA', N'dbo', N'VIEW', N'V', N'TRIGGER', N'TV';
GO
EXECUTE sp_addextendedproperty N'p', N'column of type', N'SCHEMA', N'dbo', N'TYPE', N'Ids', N'COLUMN', N'Id';
GO
EXECUTE sp_addextendedproperty N'p', N'queue', N'SCHEMA', N'dbo', N'QUEUE', N'Q';
GO
EXECUTE sp_addextendedproperty N'p', N'service', N'SERVICE', N'V';
GO
EXECUTE sp_addextendedproperty N'p', N'message type', N'MESSAGE TYPE', N'm';
GO
EXECUTE sp_addextendedproperty N'p', N'contract', N'CONTRACT', N'c';
--- hazards
--- findings
PLAN006 [c]
PLAN006 [m]
