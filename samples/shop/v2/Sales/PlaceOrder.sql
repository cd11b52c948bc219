CREATE PROCEDURE [Sales].[PlaceOrder]
    @CustomerId INT,
    @Lines      [Sales].[OrderLineList] READONLY
AS
BEGIN
    SET NOCOUNT, XACT_ABORT ON;

    DECLARE @OrderId INT = NEXT VALUE FOR [Sales].[OrderNumber];

    BEGIN TRANSACTION;

    INSERT [Sales].[Order] ([OrderId], [CustomerId])
    VALUES (@OrderId, @CustomerId);

    INSERT [Sales].[OrderLine] ([OrderId], [LineNo], [ProductId], [Quantity], [UnitPrice])
    SELECT @OrderId, ROW_NUMBER() OVER (ORDER BY [ProductId]), [ProductId], [Quantity], [UnitPrice]
    FROM @Lines;

    COMMIT TRANSACTION;

    SELECT @OrderId AS [OrderId];
END;
