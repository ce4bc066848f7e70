--liquibase formatted sql

--changeset rounds:optimization-change-weight-001
-- What each change costs where a run begins from the roster that the schedule has; null where it begins from nothing.
ALTER TABLE solver_job ADD COLUMN change_weight int CHECK (change_weight BETWEEN 0 AND 1000000);
