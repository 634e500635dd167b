package pk.gov.nsor.agencies.exchange.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pk.gov.nsor.foundation.kernel.InvalidValueException;

/** To which addresses webhooks may go. */
class WebhookAddressesTest {

    private final WebhookAddresses live = new WebhookAddresses("", "live", InetAddress::getAllByName);

    @ParameterizedTest
    @CsvSource({
        "http://agency.gov.pk/events, exchange.address.https",
        "ftp://agency.gov.pk/events, exchange.address.https",
        "https://user:word@agency.gov.pk/events, exchange.address.credentials",
        "https://user@agency.gov.pk/events, exchange.address.credentials",
        "https://agency.gov.pk:80/events, exchange.address.port",
        "https://agency.gov.pk:22/, exchange.address.port",
        "https://agency.gov.pk/events#part, exchange.address.none",
        "https://agency.gov.pk./events, exchange.address.none",
        "https:///events, exchange.address.none",
        "not an address, exchange.address.none",
        "https://localhost/events, exchange.address.network",
        "https://a.localhost/events, exchange.address.network",
        "https://127.0.0.1/events, exchange.address.network",
        "https://127.1/events, exchange.address.none",
        "https://2130706433/events, exchange.address.network",
        "https://0x7f000001/events, exchange.address.none",
        "https://10.1.2.3/events, exchange.address.network",
        "https://[::1]/events, exchange.address.network",
        "https://[::ffff:127.0.0.1]/events, exchange.address.network"
    })
    void anAddressThatNoWebhookMayHaveIsRefused(String address, String code) {
        assertThatThrownBy(() -> live.require(address))
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        refused -> assertThat(refused.code()).isEqualTo(code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://agency.gov.pk/events", "https://agency.gov.pk:8443/a?b=c", "https://8.8.8.8/"})
    void anAddressOfThePublicInternetIsTaken(String address) {
        assertThat(live.require(address)).isEqualTo(URI.create(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.0.0.1",
                "100.64.0.1",
                "127.0.0.1",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.8",
                "192.0.2.1",
                "192.168.1.1",
                "198.18.0.1",
                "198.51.100.7",
                "203.0.113.9",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "fe80::1",
                "fec0::1",
                "fc00::1",
                "fd12::1",
                "ff02::1",
                "64:ff9b::7f00:1",
                "64:ff9b:1::1",
                "2001::1",
                "2001:db8::1",
                "2002:7f00:1::1",
                "3fff::1",
                "100::1"
            })
    void whatANameMeansIsCheckedWholeBeforeAnythingIsConnected(String forbidden) throws Exception {
        WebhookAddresses addresses = new WebhookAddresses("", "live", host ->
                new InetAddress[] {InetAddress.getByName("8.8.8.8"), InetAddress.getByName(forbidden)});
        assertThatThrownBy(() -> addresses.resolve(URI.create("https://agency.gov.pk/")))
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        refused -> assertThat(refused.code()).isEqualTo("exchange.address.network"));
    }

    @Test
    void aNameThatMeansAnotherAddressTheNextTimeIsCheckedTheNextTimeAndLookedUpOnce() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        WebhookAddresses addresses = new WebhookAddresses("", "live", host ->
                new InetAddress[] {InetAddress.getByName(asked.getAndIncrement() == 0 ? "8.8.8.8" : "127.0.0.1")});
        URI address = URI.create("https://agency.gov.pk/");
        assertThat(addresses.resolve(address)).containsExactly(InetAddress.getByName("8.8.8.8"));
        assertThat(asked).hasValue(1);
        assertThatThrownBy(() -> addresses.resolve(address)).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void aPrivateNetworkIsAllowedWhereItIsNamedAndThisMachineInNoLiveRegister() throws Exception {
        WebhookAddresses named = new WebhookAddresses("10.20.0.0/16, fd00:1::/32", "live", InetAddress::getAllByName);
        assertThat(named.require("https://10.20.3.4/events")).isNotNull();
        assertThat(named.require("https://[fd00:1::5]/events")).isNotNull();
        assertThatThrownBy(() -> named.require("https://10.21.3.4/events")).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new WebhookAddresses("127.0.0.0/8", "live", InetAddress::getAllByName))
                .isInstanceOf(IllegalArgumentException.class);
        for (String wrong : new String[] {"10.0.0.0", "10.0.0.0/33", "name/8", "/8", "10.0.0.0/x"}) {
            assertThatThrownBy(() -> new WebhookAddresses(wrong, "live", InetAddress::getAllByName))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
