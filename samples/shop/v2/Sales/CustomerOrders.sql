CREATE FUNCTION [Sales].[CustomerOrders] (@CustomerId INT)
RETURNS TABLE
AS
RETURN
(
    SELECT o.[OrderId], o.[PlacedAt], o.[Status], [Sales].[OrderTotal](o.[OrderId]) AS [Total]
    FROM [Sales].[Order] AS o
    WHERE o.[CustomerId] = @CustomerId
);
