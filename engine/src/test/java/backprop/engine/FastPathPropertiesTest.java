package backprop.engine;

import net.jqwik.api.PropertyDefaults;

@PropertyDefaults(tries = 15)
class FastPathPropertiesTest extends FastPathProperties {}
