CREATE TYPE [Sales].[OrderLineList] AS TABLE
(
    [ProductId] INT             NOT NULL PRIMARY KEY,
    [Quantity]  INT             NOT NULL,
    [UnitPrice] DECIMAL (12, 2) NOT NULL,
    [Note]      NVARCHAR (100)  NULL
);
