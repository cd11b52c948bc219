-- A column comes to an append-only ledger table.
--- current
CREATE TABLE dbo.T (A int NOT NULL) WITH (LEDGER = ON (APPEND_ONLY = ON));
--- desired
CREATE TABLE dbo.T (A int NOT NULL, B int NULL) WITH (LEDGER = ON (APPEND_ONLY = ON));
--- one-way
A ledger table gives no column back.
--- hazards
HA002 [dbo].[T]
