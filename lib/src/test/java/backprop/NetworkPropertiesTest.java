package backprop;

import net.jqwik.api.PropertyDefaults;

@PropertyDefaults(tries = 25)
class NetworkPropertiesTest extends NetworkProperties {}
