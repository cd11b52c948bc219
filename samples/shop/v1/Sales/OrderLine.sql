CREATE TABLE [Sales].[OrderLine]
(
    [OrderId]   INT             NOT NULL,
    [LineNo]    SMALLINT        NOT NULL,
    [ProductId] INT             NOT NULL,
    [Quantity]  INT             NOT NULL,
    [UnitPrice] DECIMAL (10, 2) NOT NULL,
    [Amount]    AS ([Quantity] * [UnitPrice]) PERSISTED NOT NULL,
    CONSTRAINT [PK_OrderLine] PRIMARY KEY CLUSTERED ([OrderId], [LineNo]),
    CONSTRAINT [FK_OrderLine_Order] FOREIGN KEY ([OrderId]) REFERENCES [Sales].[Order] ([OrderId]) ON DELETE CASCADE,
    CONSTRAINT [CK_OrderLine_Quantity] CHECK ([Quantity] > 0)
);
GO

CREATE INDEX [IX_OrderLine_Product] ON [Sales].[OrderLine] ([ProductId]);
