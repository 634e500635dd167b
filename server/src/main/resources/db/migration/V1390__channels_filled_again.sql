-- A channel is filled again when its system speaks for other places, or a district is split. Those that are open are filled once more:
-- until now they heard nothing of whom that has changed for.
update exchange.subscriber set filled_at = null, filled_to = null where closed_at is null;
comment on column exchange.subscriber.filled_at is 'When all whom it concerned had last been gone through, at its opening or since others came to concern it; null until then.';
