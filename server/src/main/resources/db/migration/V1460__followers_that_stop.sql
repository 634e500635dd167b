-- Whoever stops waits, before their place on lists is removed, for a list that is just being written: a lock needs this right.
grant update (since) on outreach.subscription to "${application}";
