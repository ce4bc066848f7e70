--liquibase formatted sql

--changeset rounds:audit-002
-- Which fields a change touched: their names, never their values.
ALTER TABLE audit_record ADD COLUMN fields text[];
