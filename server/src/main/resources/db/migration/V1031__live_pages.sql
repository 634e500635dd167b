-- Open pages are told without the outbox from now on, and nobody takes these messages any more.
delete from outbox.message where subscriber = 'live-pages';
