package backprop;

import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Tag;

@Tag("slow")
@PropertyDefaults(tries = 3000)
class ManyNetworkPropertiesTest extends NetworkProperties {}
