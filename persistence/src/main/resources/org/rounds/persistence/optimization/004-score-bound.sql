--liquibase formatted sql

--changeset rounds:optimization-score-bound-001
-- The soft score that no roster can exceed which keeps every hard rule; null unless the run has found one.
ALTER TABLE solver_job ADD COLUMN bound_soft bigint;
