print('prepare')
# other
