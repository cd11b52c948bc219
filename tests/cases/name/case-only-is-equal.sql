-- Under a case-insensitive collation another case of a name is no difference.
--- current
CREATE TABLE dbo.Orders (OrderId int NOT NULL CONSTRAINT PK_Orders PRIMARY KEY);
GO
CREATE INDEX IX ON dbo.Orders (OrderId);
--- desired
CREATE TABLE dbo.ORDERS (orderid int NOT NULL CONSTRAINT pk_orders PRIMARY KEY);
GO
CREATE INDEX ix ON dbo.orders (ORDERID);
--- hazards
--- steps
