-- A third kind of channel: the register writes to a topic of a Kafka cluster.
alter table exchange.subscriber drop constraint subscriber_channel_check;
alter table exchange.subscriber add constraint subscriber_channel_check check (channel in ('KAFKA', 'PULL', 'WEBHOOK'));
alter table exchange.subscriber drop constraint subscriber_check;
alter table exchange.subscriber add constraint subscriber_where_check check ((channel <> 'PULL') = (address is not null));
comment on column exchange.subscriber.address is 'Where a webhook goes, or to which topic; null for a feed that the system reads itself.';
create unique index subscriber_topic on exchange.subscriber (address) where channel = 'KAFKA' and closed_at is null;
