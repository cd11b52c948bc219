CREATE TYPE [Sales].[OrderLineList] AS TABLE
(
    [ProductId] INT             NOT NULL PRIMARY KEY,
    [Quantity]  INT             NOT NULL,
    [UnitPrice] DECIMAL (10, 2) NOT NULL
);
