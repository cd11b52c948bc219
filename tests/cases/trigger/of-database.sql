-- A DDL trigger of the database.
--- current
--- desired
CREATE TRIGGER [DT] ON DATABASE FOR CREATE_TABLE AS RETURN;
GO
--- hazards
