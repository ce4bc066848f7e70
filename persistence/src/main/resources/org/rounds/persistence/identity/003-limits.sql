--liquibase formatted sql

--changeset rounds:identity-003
-- What is counted before anybody is known: no workspace. Addresses and names stand as pseudonyms (keyed hashes), and
-- every row is deleted soon after it stops to count.

-- Token buckets, as Bucket4j keeps them. Not in the write-ahead log: a count waits for no disk, and after a crash of the
-- database everybody starts anew.
CREATE UNLOGGED TABLE rate_bucket (
  id         text PRIMARY KEY,
  state      bytea,
  expires_at bigint
);
CREATE INDEX rate_bucket_by_expiry ON rate_bucket (expires_at);
GRANT SELECT, INSERT, UPDATE, DELETE ON rate_bucket TO rounds_app;

-- Wrong passwords. These outlive a crash.
CREATE TABLE sign_in_failure (
  address  text NOT NULL,
  account  text NOT NULL,
  failures int NOT NULL CHECK (failures >= 1),
  last_at  timestamptz NOT NULL,
  PRIMARY KEY (address, account)
);
CREATE INDEX sign_in_failure_by_account ON sign_in_failure (account);
CREATE INDEX sign_in_failure_by_time ON sign_in_failure (last_at);
GRANT SELECT, INSERT, UPDATE, DELETE ON sign_in_failure TO rounds_app;
