package backprop;

import net.jqwik.api.PropertyDefaults;

@PropertyDefaults(tries = 50)
class DataPropertiesTest extends DataProperties {}
