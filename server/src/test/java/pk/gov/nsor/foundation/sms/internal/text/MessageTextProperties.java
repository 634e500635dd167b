package pk.gov.nsor.foundation.sms.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class MessageTextProperties {

    @Property
    void anyOctetsUnderAnyCodingAreSomeText(@ForAll byte[] octets, @ForAll byte coding) {
        assertThat(MessageText.of(octets, coding)).isNotNull();
    }
}
