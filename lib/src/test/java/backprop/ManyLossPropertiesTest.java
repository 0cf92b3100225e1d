package backprop;

import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Tag;

@Tag("slow")
@PropertyDefaults(tries = 5000)
class ManyLossPropertiesTest extends LossProperties {}
